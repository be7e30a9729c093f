/** Ids are opaque text made by the desk (time-ordered UUIDs); the brand keeps one kind from standing in for another. */
export type Id<Kind extends string> = string & { readonly kind?: Kind };

export type UnitId = Id<'unit'>;
export type PersonId = Id<'person'>;
export type ComplaintId = Id<'complaint'>;
export type AttachmentId = Id<'attachment'>;
