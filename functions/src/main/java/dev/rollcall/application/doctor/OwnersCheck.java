package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/** Are there active owners besides the installer? Only an owner can hand a role over. */
public final class OwnersCheck implements Check {
    private static final String NAME = "owners";
    private static final int ENOUGH = 2;

    private final Accounts accounts;
    private final SlackOwners owners;

    public OwnersCheck(Accounts accounts, SlackOwners owners) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.owners = requireNonNull(owners, "owners is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        int besides = owners.activeBesides(accounts.installer(), ENOUGH);
        return List.of(
                besides >= ENOUGH
                        ? Finding.ok(NAME, "There are two active owners at least besides it.")
                        : Finding.warning(
                                NAME,
                                "Besides the installer there are "
                                        + besides
                                        + " active owners; two are needed, so that one can mend"
                                        + " what happens to the other.",
                                "Make somebody else an owner."));
    }
}
