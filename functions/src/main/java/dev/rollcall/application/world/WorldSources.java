package dev.rollcall.application.world;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be listed, from each source and from Slack; what nobody lists is said. */
public final class WorldSources implements WorldLists {
    /** Slack has no method that lists them, and other sources are not connected. */
    private static final List<WorldPart> UNLISTED =
            List.of(WorldPart.ORGANISATION_GROUPS, WorldPart.OTHER_GROUPS);

    private final List<WorldLists> sources;

    public WorldSources(List<WorldLists> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public List<WorldPart> parts() {
        return Stream.concat(
                        sources.stream().flatMap(source -> source.parts().stream()),
                        UNLISTED.stream())
                .toList();
    }

    @Override
    public boolean has(WorldPart part) {
        return true;
    }

    @Override
    public WorldPage read(WorldPart part, Optional<String> cursor) {
        return sources.stream()
                .filter(source -> source.has(part))
                .findFirst()
                .orElseThrow(() -> new PortFailure.NeedsHuman("Listing " + part.key(), why(part)))
                .read(part, cursor);
    }

    private static String why(WorldPart part) {
        return part.kind() == WorldPart.Kind.GROUPS ? SourceVerdict.NOT_CONNECTED : "not-listed";
    }
}
