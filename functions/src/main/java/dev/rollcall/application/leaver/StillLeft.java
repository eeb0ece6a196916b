package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.domain.residual.ResidualItem;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks whether what was left is gone by now, as far as Slack lets us see. */
public final class StillLeft {
    private final Inventories inventories;
    private final LeftWorkflows leftWorkflows;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final Licences licences;
    private final Ledger ledger;

    public StillLeft(
            Inventories inventories,
            WorkflowManagers workflows,
            Accounts accounts,
            Memberships memberships,
            AuditTrail trail,
            Licences licences,
            Ledger ledger) {
        this.inventories = requireNonNull(inventories, "inventories is null");
        this.leftWorkflows = new LeftWorkflows(workflows, accounts);
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.licences = requireNonNull(licences, "licences is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
    }

    /** What cannot be seen now is not gone. */
    Presence of(LeaverCases.Known open, ResidualItem item) {
        try {
            return look(open, item);
        } catch (PortFailure _) {
            return Presence.UNKNOWN;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException _) {
            // One that cannot be read back must not keep the others from being looked at.
            return Presence.UNKNOWN;
        }
    }

    private Presence look(LeaverCases.Known open, ResidualItem item) {
        return switch (item.kind()) {
            case TOKEN -> inventories.presence(asset(Topic.TOKENS, item));
            case INTEGRATION -> inventories.presence(asset(Topic.INTEGRATIONS, item));
            case GUEST -> inventories.presence(asset(Topic.GUESTS, item));
            case INVITATION -> inventories.presence(asset(Topic.INVITATIONS, item));
            case WORKFLOW ->
                    gone(!leftWorkflows.isLeft(new WorkflowId(item.what()), item.account()));
            case PLACE -> gone(!memberships.isIn(item.account(), Entitlement.parse(item.what())));
            case LICENCE -> gone(!isBilled(open, item.account()));
            case AUDIT -> gone(isInLog(open, item.account()));
            case UNREAD -> Presence.UNKNOWN;
        };
    }

    /** As the proof is: a deactivation of before ours proves nothing here either. */
    private boolean isInLog(LeaverCases.Known open, AccountId account) {
        return trail.deactivation(account, ProveDeactivation.since(open, account)).isPresent();
    }

    private boolean isBilled(LeaverCases.Known open, AccountId account) {
        Set<String> before = CapturedHoldings.of(open, account, ledger).workspaces();
        return licences.isBilled(account, before).orElse(false);
    }

    private static Presence gone(boolean gone) {
        return gone ? Presence.GONE : Presence.THERE;
    }

    /** As it was put down: id, code, time. */
    private static Asset asset(Topic topic, ResidualItem item) {
        List<String> words = List.of(item.what().split(" "));
        return new Asset(topic, words.get(0), words.get(1), Instant.parse(words.get(2)));
    }
}
