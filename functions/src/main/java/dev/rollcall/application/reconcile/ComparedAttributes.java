package dev.rollcall.application.reconcile;

import dev.rollcall.domain.account.Attribute;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which attributes are compared by digest: all but the one that both sides tell otherwise. */
final class ComparedAttributes {
    /**
     * A manager is told as a person and shown as an account, so digests of both are never equal;
     * what is compared is whose account is shown.
     */
    static final Set<Attribute> BY_DIGEST =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Attribute.MANAGER)));

    private ComparedAttributes() {}
}
