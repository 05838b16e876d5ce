interface AppIconProps {
  app: { id: string; name: string; hasIcon: boolean };
  /** Pixels. */
  size?: number;
}

/** The app's picture, or the first character of its name. Decoration: the name stands beside it. */
export function AppIcon({ app, size = 48 }: AppIconProps) {
  const style = { width: size, height: size, fontSize: size * 0.42 };
  return (
    <span className="tx-sso-icon" style={style} aria-hidden="true">
      {app.hasIcon ? (
        <img src={`/api/sso/apps/${app.id}/icon`} alt="" loading="lazy" />
      ) : (
        Array.from(app.name)[0]
      )}
    </span>
  );
}
