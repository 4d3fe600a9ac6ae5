import type { ReactNode } from 'react';
import { linkTo, type Place } from '../state/location.ts';
import { BackIcon } from '../ui/icons.tsx';

interface HousePageProps {
  title: string;
  about: string;
  /** The page that this one is a part of. */
  back?: { text: string; place: Place };
  children: ReactNode;
}

/** The frame of a page of the house. */
export function HouseFrame({ title, about, back, children }: HousePageProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-4xl gap-6 px-4 py-8 sm:px-6">
        <header>
          {back !== undefined && (
            <a
              {...linkTo(back.place)}
              className="-ms-1 mb-1 inline-flex min-h-6 items-center gap-1 text-sm text-soft hover:text-ink"
            >
              <BackIcon className="size-4 rtl:rotate-180" />
              {back.text}
            </a>
          )}
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1 max-w-2xl text-soft">{about}</p>
        </header>
        {children}
      </div>
    </div>
  );
}
