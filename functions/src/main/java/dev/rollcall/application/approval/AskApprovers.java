package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Mailings;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a sealed batch in front of its approvers: one mail each, with a link of their own. */
public final class AskApprovers {
    /** A storm that goes on for hours must not bury an approver in mail. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Batches batches;
    private final Policies policies;
    private final ApprovalLinks links;
    private final Mailings mailings;
    private final ApproverMail mail;
    private final ApprovalRuns runs;
    private final EscalateBatch escalate;
    private final BatchRecord record;
    private final Supplier<String> secrets;
    private final URI site;
    private final Clock clock;

    /**
     * @param secrets each time a new unguessable text of URL-safe characters
     * @param site where the pages are, without a slash at the end
     */
    public AskApprovers(
            Batches batches,
            Policies policies,
            ApprovalLinks links,
            Mailings mailings,
            ApproverMail mail,
            ApprovalRuns runs,
            EscalateBatch escalate,
            BatchRecord record,
            Supplier<String> secrets,
            URI site,
            Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.links = requireNonNull(links, "links is null");
        this.mailings = requireNonNull(mailings, "mailings is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.record = requireNonNull(record, "record is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.site = requireNonNull(site, "site is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Keeps the token that ends the wait, and asks. A batch decided meanwhile is not waited for.
     */
    public void await(BatchId id, String token) {
        batches.keepToken(id, token);
        if (isPending(id)) {
            ask(id);
        } else {
            runs.wake(token);
        }
    }

    /** Mails whoever should have been asked and was not; repeating it mails nobody twice. */
    public void ask(BatchId id) {
        Batch batch = batches.find(id).filter(b -> b.state() == BatchState.PENDING).orElse(null);
        if (batch == null) {
            return;
        }
        List<HeldItem> items = sealed(batch);
        ApprovalPolicy approvals = policies.approvals();
        if (!approvals.canDecide(batch.level(), items, clock.instant())) {
            tooFew(batch, items);
            if (!approvals.isLast(batch.level())) {
                // The next tier is asked in a minute, and all of these with it.
                return;
            }
        }
        List<PortFailure> failures = new ArrayList<>();
        // Whoever is on the list may not decide on it, so is not asked either.
        for (Approver approver : approvals.mayDecide(batch.level(), items, clock.instant())) {
            try {
                ask(batch, items, approver, approvals.isLast(batch.level()));
            } catch (PortFailure failure) {
                // One whom no mail reaches must not keep it from the others.
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void ask(Batch batch, List<HeldItem> items, Approver approver, boolean lastTier) {
        Optional<BatchId> last = mailings.lastAbout(approver.id());
        if (last.filter(batch.id()::equals).isPresent()) {
            return;
        }
        if (mail.ensure(approver) == Reach.UNCONFIRMED) {
            // A mail to a topic that nobody has confirmed goes nowhere, and would count as sent.
            return;
        }
        if (!mailings.begin(approver.id(), batch.id(), clock.instant(), pause(last), LEASE)) {
            return;
        }
        String secret = secrets.get();
        links.record(
                new ApprovalLinks.Link(
                        Hashes.sha256(secret),
                        batch.id(),
                        approver.id(),
                        batch.seal().orElseThrow().expiresAt()));
        URI link = URI.create(site + "/approve/" + secret);
        RequestMail request =
                new RequestMail(
                        batch,
                        items,
                        new Labels(policies.labels()),
                        record.saysStaySignedIn(batch));
        mail.send(approver, request.to(approver.zone(), lastTier, link));
        mailings.sent(approver.id(), batch.id(), clock.instant());
        record.ofBatch(
                batch,
                Kind.ASKED,
                "asked#" + approver.id(),
                Map.of("approver", approver.id().value()));
    }

    /** On a list that was changed nobody can decide, so nobody is asked; somebody else is told. */
    private List<HeldItem> sealed(Batch batch) {
        try {
            return SealedList.of(batch, batches);
        } catch (PortFailure.NeedsHuman altered) {
            escalate.raise(
                    batch.id(),
                    "approval:altered",
                    "The rows of a sealed batch are not those that were sealed. Nobody can decide"
                            + " on it and nothing of it is released. Restore its rows from the"
                            + " table's backup, and find out who wrote them.",
                    Map.of("size", Integer.toString(batch.size())));
            throw altered;
        }
    }

    /** Once a list is decided, the next one is news, however soon it comes. */
    private Duration pause(Optional<BatchId> last) {
        return last.flatMap(batches::find)
                .flatMap(Batch::decidedAt)
                .map(_ -> Duration.ZERO)
                .orElse(PAUSE);
    }

    /** Once per batch: only a human can find others to decide. */
    private void tooFew(Batch batch, List<HeldItem> items) {
        escalate.raise(
                batch.id(),
                "approval:too-few",
                "Too few of this tier may decide on a held batch: the others are on it themselves."
                        + " The next tier is asked; if there is none, name other approvers in the"
                        + " policy.",
                Map.of(
                        "tier", Integer.toString(batch.level() + 1),
                        "size", Integer.toString(items.size())));
    }

    private boolean isPending(BatchId id) {
        return batches.find(id).filter(b -> b.state() == BatchState.PENDING).isPresent();
    }
}
