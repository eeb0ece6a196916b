package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.RetryAfter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What both dialects have in common: tokens, rate limits, and answers that do not come. A call
 * whose turn has not come is not sent, and is answered as Slack would: come back then.
 */
public final class SlackTransport {
    private static final RetryAfter RETRY_AFTER =
            new RetryAfter(Duration.ofSeconds(30), Duration.ofHours(1));

    private final HttpCaller http;
    private final SlackTokens tokens;
    private final CallBudget budget;
    private final Supplier<AccountsAtHand> accounts;
    private final InstantSource clock;

    /** For whoever asks Slack each time. */
    public SlackTransport(
            HttpCaller http, SlackTokens tokens, CallBudget budget, InstantSource clock) {
        this(http, tokens, budget, AccountsAtHand::none, clock);
    }

    /**
     * @param accounts what the present invocation has read of accounts
     */
    public SlackTransport(
            HttpCaller http,
            SlackTokens tokens,
            CallBudget budget,
            Supplier<AccountsAtHand> accounts,
            InstantSource clock) {
        this.http = requireNonNull(http, "http is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Sends the call; a refused token is read anew and, if it has changed, tried once more. What
     * the invocation knows of an account it does not ask again.
     */
    public SlackOutcome send(
            HttpCall call, SlackTokens.Kind kind, Deadline deadline, Dialect dialect) {
        AccountsAtHand known = accounts.get();
        Optional<SlackOutcome> before = known.answer(call);
        if (before.isPresent()) {
            return before.get();
        }
        AccountsAtHand.Moment sent = known.now();
        known.sending(call);
        SlackOutcome outcome = answer(call, kind, deadline, dialect);
        known.heard(call, outcome, sent);
        return outcome;
    }

    private SlackOutcome answer(
            HttpCall call, SlackTokens.Kind kind, Deadline deadline, Dialect dialect) {
        try {
            Secret token = tokens.current(kind);
            SlackOutcome outcome = once(call, token, deadline, dialect);
            if (!(outcome instanceof SlackOutcome.Failed(Fault fault, _)) || fault != Fault.TOKEN) {
                return outcome;
            }
            Secret fresh = tokens.afterRefusal(kind);
            return fresh.equals(token) ? outcome : once(call, fresh, deadline, dialect);
        } catch (PortFailure tokensUnreadable) {
            // Whatever was sent before was refused for its token.
            return SlackOutcome.unsent(tokensUnreadable);
        }
    }

    private SlackOutcome once(HttpCall call, Secret token, Deadline deadline, Dialect dialect) {
        Optional<Instant> notBefore = budget.notBefore(call);
        if (notBefore.isPresent()) {
            return new SlackOutcome.Busy(notBefore.get());
        }
        HttpCall signed =
                call.header("Authorization", "Bearer " + token.value())
                        .header("Accept", "application/json");
        return switch (http.call(signed, deadline)) {
            case HttpReply.NotSent(var code) -> new SlackOutcome.NotSent(code);
            case HttpReply.Lost(var code) -> new SlackOutcome.Unclear(code);
            case HttpReply.Answer answer when answer.status() == 429 -> busy(call, answer, dialect);
            case HttpReply.Answer answer -> answered(answer, dialect);
        };
    }

    /** A lock on one user or group is no reason for the others to wait. */
    private SlackOutcome busy(HttpCall call, HttpReply.Answer answer, Dialect dialect) {
        Instant until = RETRY_AFTER.from(answer.headers(), clock.instant());
        return new SlackOutcome.Busy(
                dialect.isLock(answer) ? budget.locked(call, until) : budget.refused(call, until));
    }

    /** Busy by its code and not by its status may say how long, too. */
    private SlackOutcome answered(HttpReply.Answer answer, Dialect dialect) {
        SlackOutcome outcome = dialect.outcome(answer);
        boolean later =
                outcome instanceof SlackOutcome.Failed(Fault fault, _) && fault == Fault.LATER;
        return later && answer.headers().firstValue("Retry-After").isPresent()
                ? new SlackOutcome.Busy(RETRY_AFTER.from(answer.headers(), clock.instant()))
                : outcome;
    }
}
