package dev.rollcall.adapter.slack.scim;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

/** Checks that an admission is for what is about to be written. */
final class Admissions {
    private Admissions() {}

    static void require(Admission.Admitted admitted, ChangeKind kind, AccountId account) {
        if (admitted.kind() != kind || !admitted.account().equals(account)) {
            throw new IllegalArgumentException(
                    "The admission is for another change; ask the breaker for this one");
        }
    }
}
