export type ProjectStatus = 'Planning' | 'Active' | 'On hold' | 'Completed' | 'Cancelled';

/** How a project stands out, for reviews to find. */
export type Oddity = 'overdue' | 'unstaffed' | 'one person' | 'internal';

export interface PlannedProject {
  name: string;
  department: string;
  status: ProjectStatus;
  oddity?: Oddity;
}

type Line = readonly [name: string, status: ProjectStatus, oddity?: Oddity];

const BY_DEPARTMENT: Readonly<Record<string, readonly Line[]>> = {
  Engineering: [
    ['Engineering internal', 'Active', 'internal'],
    ['Atlas billing platform', 'Active'],
    ['Beacon event pipeline', 'Active'],
    ['Cascade search rewrite', 'Active', 'overdue'],
    ['Delta sync service', 'Active'],
    ['Ember mobile app 4', 'Active'],
    ['Fathom observability', 'Active'],
    ['Granite database upgrade', 'Active', 'overdue'],
    ['Harbor single sign-on', 'Active'],
    ['Identity federation', 'Active'],
    ['Juniper API gateway', 'Active', 'overdue'],
    ['Kestrel load testing', 'Active'],
    ['Lantern accessibility', 'Active', 'unstaffed'],
    ['Meridian data lake', 'Active'],
    ['Nimbus cloud cost', 'Active'],
    ['Orchid release automation', 'Active', 'one person'],
    ['Palisade zero trust', 'On hold'],
    ['Quarry log archive', 'On hold'],
    ['Ridgeline edge cache', 'On hold'],
    ['Sable feature flags', 'Completed'],
    ['Tundra backup drill', 'Completed'],
    ['Umbra secrets vault', 'Completed'],
    ['Vertex chart library', 'Completed'],
    ['Willow email service', 'Completed'],
    ['Xylem schema registry', 'Completed'],
    ['Yarrow batch scheduler', 'Completed'],
    ['Zephyr desktop client', 'Cancelled'],
    ['Compass service catalogue', 'Planning'],
    ['Drift detection', 'Planning'],
  ],
  Product: [
    ['Product internal', 'Active', 'internal'],
    ['Onboarding redesign', 'Active'],
    ['Pricing page 2026', 'Active', 'overdue'],
    ['Usage analytics', 'Active'],
    ['Admin console refresh', 'Active'],
    ['Partner portal discovery', 'Active'],
    ['Customer advisory board', 'On hold'],
    ['Design system 3', 'Completed'],
    ['Trial conversion study', 'Completed'],
    ['In-app guidance', 'Completed'],
    ['Marketplace listing', 'Cancelled'],
    ['Reporting templates', 'Planning'],
    ['Enterprise audit trail', 'Planning'],
  ],
  Sales: [
    ['Sales internal', 'Active', 'internal'],
    ['Northeast expansion', 'Active'],
    ['Public sector entry', 'Active', 'overdue'],
    ['Renewals programme', 'Active'],
    ['Reseller network', 'Active'],
    ['Spanish-language launch', 'Active'],
    ['Quoting tool rollout', 'Completed'],
    ['Territory realignment', 'Completed'],
    ['Healthcare pilot', 'Completed'],
    ['Canada market entry', 'Planning'],
    ['Key account plans 2027', 'Planning'],
  ],
  Operations: [
    ['Operations internal', 'Active', 'internal'],
    ['Warehouse automation', 'Active', 'overdue'],
    ['Support desk migration', 'Active'],
    ['Vendor consolidation', 'Active'],
    ['Returns process', 'Active'],
    ['Second distribution site', 'On hold'],
    ['Fleet telematics', 'Completed'],
    ['Paperless invoices', 'Completed'],
    ['Inventory audit 2025', 'Completed'],
    ['Packaging redesign', 'Cancelled'],
    ['Carrier tender 2027', 'Planning'],
  ],
  Finance: [['Close in five days', 'Active', 'unstaffed']],
  Security: [['ISO 27001 renewal', 'Active']],
  Marketing: [['Brand refresh', 'Planning']],
};

export const PROJECTS: readonly PlannedProject[] = Object.entries(BY_DEPARTMENT).flatMap(
  ([department, lines]) =>
    lines.map(([name, status, oddity]) => ({ name, department, status, ...(oddity ? { oddity } : {}) })),
);
