package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

/** Who may change one entitlement. */
public record WriterRule(Entitlement entitlement, Writer writer) {
    public WriterRule {
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(writer, "writer is null");
    }
}
