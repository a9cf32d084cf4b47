/** What other clouds have that is most like Fargate: named for orientation, and never priced. */
export const OTHER_CLOUDS = ['cloud-run', 'gke-autopilot', 'azure-container-instances'] as const;
export type OtherCloud = (typeof OTHER_CLOUDS)[number];
