package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.LeaverCase;

import java.util.Map;

/**
 * Adds HR's key to links of somebody that were made without it, so that the same human is known
 * again under another id of the source. One that is there is never written over.
 */
public final class IdentifyHuman {
    private final Links links;
    private final Recorder recorder;

    public IdentifyHuman(Links links, Recorder recorder) {
        this.links = requireNonNull(links, "links is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** Adds the key to all links of the case's person that hold and have none. */
    public void identify(LeaverCase run, Ground ground, HumanKey human) {
        for (Link link : links.of(run.person())) {
            if (link.human().isEmpty()) {
                // The fact first: after the key no later look would know that it is missing.
                recorder.fact(
                        Subject.of(run.id(), run.person()).with(link.account()),
                        ground,
                        Kind.IDENTIFIED,
                        "identified#" + link.account(),
                        Map.of("rule", link.rule()));
                links.identify(link.person(), link.account(), human);
            }
        }
    }
}
