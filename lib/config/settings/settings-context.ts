import type { Location } from '../../model/location';
import type { Tags } from '../../model/tags';
import type { OriginRecorder } from '../origins';
import type { ProfileDefaults } from '../profiles';

/** What all parts of an environment share while defaults are filled in. */
export interface SettingsContext {
  readonly location: Location & { readonly account: string; readonly region: string };
  /** `<project>-<environment>` */
  readonly prefix: string;
  readonly tags: Tags;
  readonly permissionsBoundary: string | undefined;
  readonly rolePath: string;
  readonly profile: ProfileDefaults;
  readonly origins: OriginRecorder;
}
