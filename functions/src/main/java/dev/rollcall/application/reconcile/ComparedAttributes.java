package dev.rollcall.application.reconcile;

import dev.rollcall.domain.account.Attribute;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which attributes are compared. Names are not: what people have made of theirs in Slack stays, and
 * a name that is new in the source comes with its event.
 */
final class ComparedAttributes {
    /**
     * A manager is told as a person and shown as an account, so digests of both are never equal.
     */
    static final Set<Attribute> BY_DIGEST =
            Collections.unmodifiableSet(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    Attribute.GIVEN_NAME,
                                    Attribute.FAMILY_NAME,
                                    Attribute.HONORIFIC_PREFIX,
                                    Attribute.MANAGER)));

    private ComparedAttributes() {}
}
