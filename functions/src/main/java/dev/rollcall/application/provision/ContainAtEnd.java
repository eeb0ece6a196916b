package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.EndSessions;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.capability.Capability;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signs somebody out whose stay has ended. The account stays as it is: only the source's status, or
 * a human, deactivates it.
 */
public final class ContainAtEnd {
    private final Links links;
    private final AccountDirectory directory;
    private final SlackCapabilities capabilities;
    private final Sessions sessions;
    private final AdmitChange admit;
    private final CarryOut carryOut;

    public ContainAtEnd(
            Links links,
            AccountDirectory directory,
            SlackCapabilities capabilities,
            Sessions sessions,
            AdmitChange admit,
            CarryOut carryOut) {
        this.links = requireNonNull(links, "links is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
    }

    /** How far it is. */
    sealed interface Outcome {
        /**
         * @param signedIn the accounts that are not signed out, each with why; people must do it
         */
        record Done(SortedMap<String, String> signedIn) implements Outcome {}

        record NotYet(Carried carried) implements Outcome {}
    }

    Outcome contain(Runs.Ticket ticket, Work work) {
        List<AccountId> accounts =
                links.of(work.run().person()).stream().map(Link::account).distinct().toList();
        SortedMap<String, String> signedIn = new TreeMap<>();
        for (AccountId account : accounts) {
            Carried carried = contain(ticket, work, account);
            if (carried instanceof Carried.Refused(String code)) {
                signedIn.put(account.value(), code);
            } else if (!(carried instanceof Carried.Settled)) {
                return new Outcome.NotYet(carried);
            }
        }
        return new Outcome.Done(signedIn);
    }

    private Carried contain(Runs.Ticket ticket, Work work, AccountId account) {
        if (directory.read(account).filter(ListedAccount::active).isEmpty()) {
            return new Carried.Settled();
        }
        Optional<String> protection = admit.protection(work, account);
        if (protection.isPresent()) {
            return new Carried.Refused(protection.get());
        }
        if (!Capability.SESSIONS.isOn(capabilities.plan())) {
            return new Carried.Refused("sessions-not-on-this-plan");
        }
        return carryOut.carryOut(
                new Order(
                        ticket,
                        work.subject().with(account),
                        work.ground(),
                        EndSessions.ACTION,
                        Effect.CONTAINS,
                        "sessions=0",
                        () -> look(account),
                        () -> sessions.reset(account)));
    }

    private Look.Seen look(AccountId account) {
        int count = sessions.count(account);
        return new Look.Seen(count == 0, "sessions=" + count);
    }
}
