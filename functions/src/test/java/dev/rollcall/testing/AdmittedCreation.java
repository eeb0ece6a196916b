package dev.rollcall.testing;

import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.Optional;

/** The breaker's yes to an account for somebody. */
public final class AdmittedCreation {
    private static final PersonId SOMEBODY = new PersonId(new SourceId("okta"), "00usomebody");

    public static final Admission.Admitted ADMITTED =
            new Admission.Admitted(
                    ChangeKind.CREATE,
                    Target.of(SOMEBODY),
                    Instant.parse("2026-11-24T10:00:00Z"),
                    Optional.empty());

    private AdmittedCreation() {}
}
