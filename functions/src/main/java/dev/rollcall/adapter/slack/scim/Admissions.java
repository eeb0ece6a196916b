package dev.rollcall.adapter.slack.scim;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

/** Checks that an admission is for what is about to be written. */
final class Admissions {
    private Admissions() {}

    static void require(Admission.Admitted admitted, ChangeKind kind, AccountId account) {
        require(admitted, kind);
        if (!admitted.account().equals(account)) {
            throw other();
        }
    }

    static void require(Admission.Admitted admitted, ChangeKind kind) {
        if (admitted.kind() != kind) {
            throw other();
        }
    }

    private static IllegalArgumentException other() {
        return new IllegalArgumentException(
                "The admission is for another change; ask the breaker for this one");
    }
}
