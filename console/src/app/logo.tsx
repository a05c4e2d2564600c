/** The mark of Treadle; its name stands beside it. */
export function Logo() {
  return (
    <svg aria-hidden width="26" height="26" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8" fill="#4f46e5" />
      <path
        d="M8 11h16M16 11v6.5c0 2.5 1.6 4.5 4.5 4.5"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="10.5" cy="21.5" r="2" fill="#c7d2fe" />
    </svg>
  );
}
