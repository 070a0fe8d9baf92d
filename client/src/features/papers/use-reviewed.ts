import { useLocation, useNavigate } from 'react-router';

const NAME = 'xem';

/** The paper whose sheet is open, kept in the address: who comes back from reading one of its files finds it open again. */
export function useReviewed(): [string | null, (requestId: string | null) => void] {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const set = (requestId: string | null) => {
    const query = new URLSearchParams(search);
    if (requestId === null) query.delete(NAME);
    else query.set(NAME, requestId);
    void navigate({ search: query.toString(), hash }, { replace: true, preventScrollReset: true });
  };
  return [new URLSearchParams(search).get(NAME), set];
}
