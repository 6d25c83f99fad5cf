import { Section } from "#app/_components/section.tsx";
import { routes } from "#app/_openapi/routes.ts";

export function Api() {
  return (
    <Section
      id="api"
      title="API"
      lead="Everything these pages show, as JSON. Whole numbers of base units come as strings; errors as {error, next}."
    >
      <dl className="space-y-1.5">
        {routes.map(({ path, what }) => (
          <div key={path} className="flex flex-wrap gap-x-4">
            <dt className="figure break-all">{path}</dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
