/** The accounts of the demo and their password, as the start prints them. */
export function demoNotice(password: string): string {
  return [
    `Tài khoản dùng thử, cùng một mật khẩu: ${password}`,
    '  quantri (quản trị) · chutri (chủ trì) · thuky (thư ký) · vanthu (văn thư)',
    '  huyen (thiết bị điểm cầu trung tâm) · huyen.1 … huyen.10 (thành viên UBND huyện)',
    '  anchau anhoa binhhoa binhthanh candang hoabinhthanh tanphu vinhan vinhbinh vinhhanh vinhloi',
    '  vinhnhuan vinhthanh (thiết bị điểm cầu xã) · binhhoa.1 … binhhoa.5 (đại biểu của từng xã)',
  ].join('\n');
}
