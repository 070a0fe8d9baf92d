/** The password of all demo accounts in the browser tests. */
export const PASSWORD = 'mat-khau-kiem-thu';
