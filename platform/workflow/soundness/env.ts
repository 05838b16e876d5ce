/** What a procedure may name outside itself. A set that is not given is not checked. */
export type SoundnessEnv = {
  actions?: ReadonlySet<string>;
  roles?: ReadonlySet<string>;
  procedures?: ReadonlySet<string>;
  places?: ReadonlySet<string>;
  /** Fields of the case's form, as `data` has them. */
  fields?: ReadonlySet<string>;
};
