package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An identity provider that lets us read all, unless a test says otherwise. */
public final class FixedSourceAccess implements SourceAccess {
    private static final List<String> SORTS = List.of("users", "groups", "logs", "apps");

    private final Set<String> withdrawn = new HashSet<>();
    private boolean invalid;

    /** Takes back what it takes to read something. */
    public void withdraw(String needs) {
        withdrawn.add(needs);
    }

    /** Makes our credentials worth nothing. */
    public void invalidate() {
        invalid = true;
    }

    @Override
    public List<Access> look() {
        if (invalid) {
            throw new PortFailure.NeedsHuman("The source's token", "invalid_client");
        }
        return SORTS.stream().map(this::look).toList();
    }

    private Access look(String what) {
        String needs = "okta." + what + ".read";
        return new Access(
                what,
                needs,
                withdrawn.contains(needs) ? Optional.of("invalid_scope") : Optional.empty());
    }
}
