package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Effect;

import java.util.Optional;

/** Gives a deactivated account that is linked to the person its access back. */
public final class ReviveAccount {
    /** How its intent is named. */
    static final String ACTION = "reactivate";

    private final AdmitChange admit;
    private final AccountDirectory directory;
    private final AccountProvisioning provisioning;
    private final CarryOut carryOut;
    private final Refusals refusals;

    public ReviveAccount(
            AdmitChange admit,
            AccountDirectory directory,
            AccountProvisioning provisioning,
            CarryOut carryOut,
            Refusals refusals) {
        this.admit = requireNonNull(admit, "admit is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    Carried revive(Runs.Ticket ticket, Work work, AccountId account) {
        Change change = Change.reactivation(account);
        return switch (admit.admit(work, change)) {
            case AdmitChange.Word.No(Carried why) -> why;
            case AdmitChange.Word.Admitted(var admission) -> {
                Carried carried =
                        carryOut.carryOut(
                                new Order(
                                                ticket,
                                                work.subject().with(account),
                                                work.ground(),
                                                ACTION,
                                                Effect.GIVES,
                                                "active=true",
                                                () -> look(account),
                                                () -> provisioning.reactivate(admission, account))
                                        .basedOn(work.basis().orElseThrow()));
                if (carried instanceof Carried.Refused(String code)) {
                    refusals.reactivation(work, account, code);
                }
                yield admit.spent(work, change, admission, carried);
            }
        };
    }

    private Look.Seen look(AccountId account) {
        Optional<ListedAccount> read = directory.read(account);
        return read.map(a -> new Look.Seen(a.active(), "active=" + a.active()))
                .orElse(new Look.Seen(false, "account unknown to Slack"));
    }
}
