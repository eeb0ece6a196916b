package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;

/** The accounts of the organisation in memory: a list of the active ones, then one of the rest. */
final class InMemoryAccountRoster implements AccountRoster {
    private static final int COUNT = 100;
    private static final String ACTIVE = "active:";
    private static final String DEACTIVATED = "deactivated:";

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    InMemoryAccountRoster(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    @Override
    public CursorListed<RosterEntry> entries(CursorPoint from) {
        return script.read(() -> page(from));
    }

    private CursorListed<RosterEntry> page(CursorPoint from) {
        String cursor = from.cursor().orElse(ACTIVE + 0);
        boolean active = cursor.startsWith(ACTIVE);
        int begin = Integer.parseInt(cursor.substring(cursor.indexOf(':') + 1));
        List<Page.Row<RosterEntry>> all =
                state.accounts().stream()
                        .filter(account -> account.active() == active)
                        .map(a -> a.entry(state.workspacesOf(a.id())))
                        .map(entry -> Page.Row.of(entry.id().value(), entry))
                        .toList();
        int end = Math.min(begin + COUNT, all.size());
        List<Page.Row<RosterEntry>> rows = habits.shown(all.subList(Math.min(begin, end), end));
        if (end < all.size()) {
            String next = (active ? ACTIVE : DEACTIVATED) + end;
            return from.take(new CursorPage<>(rows, Optional.of(next)), COUNT);
        }
        // The last page of the active ones may be short.
        return active
                ? from.take(new CursorPage<>(rows, Optional.of(DEACTIVATED + 0)), rows.size())
                : from.take(new CursorPage<>(rows, Optional.empty()), COUNT);
    }
}
