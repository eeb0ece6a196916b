package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.SourceAccess.Access;
import dev.rollcall.domain.checkup.Finding;

import java.util.List;
import java.util.Set;

/** Do our credentials work at a source, and what may they read? */
public final class SourceAccessCheck implements Check {
    private static final String NAME = "source-access";

    /** Without these nobody who leaves is noticed. */
    private static final Set<String> VITAL =
            Set.of("users", "logs", "deleted users", "leave dates");

    private final String vendor;
    private final SourceAccess source;

    /**
     * @param vendor what people call the source, e.g. {@code Okta}
     */
    public SourceAccessCheck(String vendor, SourceAccess source) {
        this.vendor = requireNonNull(vendor, "vendor is null");
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        try {
            return source.look().stream().map(this::finding).toList();
        } catch (PortFailure.NeedsHuman worthless) {
            return List.of(
                    Finding.problem(
                            NAME,
                            vendor
                                    + " does not take our credentials. "
                                    + worthless.getMessage()
                                    + ".",
                            "Compare the secret with our application in "
                                    + vendor
                                    + ": its client id, its key, and that it is active."));
        }
    }

    private Finding finding(Access access) {
        if (access.refused().isEmpty()) {
            return Finding.ok(NAME, vendor + " lets us read " + access.what() + ".");
        }
        String found =
                vendor
                        + " does not let us read "
                        + access.what()
                        + ": "
                        + access.refused().get()
                        + ".";
        String remedy =
                "Grant our application there "
                        + access.needs()
                        + ", with an administrator's consent or an admin role that may see them;"
                        + " read-only is enough.";
        return VITAL.contains(access.what())
                ? Finding.problem(NAME, found, remedy)
                : Finding.warning(NAME, found, remedy);
    }
}
