package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.stay.Told;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What our tokens cannot see, a private channel for instance, is a task for its mapping's owner.
 */
final class Unseen {
    /** The account is to be in it. */
    static final String IN = "in";

    /** The account is to be out of it. */
    static final String OUT = "out";

    /**
     * What Slack says of a channel that our tokens may not know of; of all else a run is put off.
     */
    private static final Set<String> CODES =
            Set.of("channel_not_found", "not_in_channel", "unverifiable");

    /** How a run ends with it. */
    static final String CODE = "unverifiable";

    private final Recorder recorder;
    private final TellOnce tellOnce;

    Unseen(Recorder recorder, TellOnce tellOnce) {
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
    }

    /** Returns whether Slack says so of what our tokens cannot see. */
    static boolean isSo(PortFailure.NeedsHuman said) {
        return CODES.contains(said.code());
    }

    /** Returns what came of the change, or that Slack does not show what it is about. */
    Carried orTask(
            Work work,
            AccountId account,
            Entitlement entitlement,
            String meant,
            Supplier<Carried> change) {
        try {
            return change.get();
        } catch (PortFailure.NeedsHuman unseen) {
            if (!isSo(unseen)) {
                throw unseen;
            }
            tell(work, account, entitlement, meant, unseen.code());
            return new Carried.Refused(CODE);
        }
    }

    private void tell(
            Work work, AccountId account, Entitlement entitlement, String meant, String code) {
        String owners =
                work.access().mappings().stream()
                        .filter(mapping -> mapping.grants().contains(entitlement))
                        .map(Mapping::owner)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
        Map<String, String> facts =
                Map.of(
                        "account", account.value(),
                        "entitlement", entitlement.key(),
                        "meant", meant,
                        "code", code,
                        "owner", owners);
        Found found =
                new Found(
                        new Told(Told.Topic.UNSEEN, what(account, entitlement, meant)),
                        work.subject().with(account).with(entitlement),
                        Kind.UNVERIFIABLE,
                        "unverifiable:" + entitlement.key(),
                        "Slack does not let Rollcall see this, so nothing was changed. The owner of"
                                + " the mapping makes the change by hand, or lets Rollcall's"
                                + " account in.",
                        facts);
        // Each run's own ledger says what it could not do: its last look goes by that.
        recorder.fact(found.subject(), work.ground(), found.kind(), found.row(), facts);
        tellOnce.foundToo(work, found);
    }

    /** Returns whether such a finding is about the account. */
    static boolean isOf(AccountId account, String what) {
        return what.startsWith(account + "#");
    }

    /** Returns what tells such a finding from others. */
    static String what(AccountId account, Entitlement entitlement, String meant) {
        return account + "#" + meant + "#" + entitlement.key();
    }
}
