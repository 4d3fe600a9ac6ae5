interface ToldProps {
  /** What kind of thing it is, in the reader's language; unset where the words of the service say it already. */
  kind: string | undefined;
  message: string;
}

/** What the service says is English: in other languages its kind is said first. */
export function Told({ kind, message }: ToldProps) {
  if (kind === undefined) return message;
  return (
    <>
      {kind} <span lang="en">{message}</span>
    </>
  );
}
