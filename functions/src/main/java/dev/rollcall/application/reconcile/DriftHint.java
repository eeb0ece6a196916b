package dev.rollcall.application.reconcile;

import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import java.time.Instant;

/** How a look at somebody is asked for because something differs. */
public final class DriftHint {
    private static final String EVENT_TYPE = "rollcall.drift";

    /** Such hints are seen to first. */
    private static final String LEAVER_EVENT_TYPE = "rollcall.drift.deactivate";

    private static final String GHOST_EVENT_TYPE = "rollcall.drift.ghost";

    private DriftHint() {}

    /**
     * About somebody who has left, and whose inactive account is still in something: the case that
     * it opens clears that, though another has seen the person out.
     *
     * @param once the same for the same look: asked for again it adds none
     */
    static Hint aboutGhost(PersonId person, String once, Instant now) {
        return new Hint(
                person,
                LeaverCase.GHOST + Hashes.sha256(once),
                GHOST_EVENT_TYPE,
                now,
                Hint.Way.WATCH);
    }

    /**
     * @param leaver whether the person has left
     * @param once the same for the same look: asked for again it adds none
     */
    public static Hint about(PersonId person, boolean leaver, String once, Instant now) {
        return new Hint(
                person,
                "drift-" + Hashes.sha256(once),
                leaver ? LEAVER_EVENT_TYPE : EVENT_TYPE,
                now,
                Hint.Way.WATCH);
    }
}
