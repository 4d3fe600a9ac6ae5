import type { ReactNode } from 'react';

interface HousePageProps {
  title: string;
  about: string;
  children: ReactNode;
}

/** The frame of a page of the house. */
export function HouseFrame({ title, about, children }: HousePageProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-4xl gap-6 px-4 py-8 sm:px-6">
        <header>
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1 text-soft">{about}</p>
        </header>
        {children}
      </div>
    </div>
  );
}
