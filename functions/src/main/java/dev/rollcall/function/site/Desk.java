package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.ViewBatch;
import dev.rollcall.application.approval.page.KeepChoices;
import dev.rollcall.application.approval.page.OpenLink;
import dev.rollcall.application.approval.page.SignInApprover;

import java.time.Clock;
import java.util.Optional;

/**
 * What approvers can do here.
 *
 * @param signIn empty where no issuer is configured
 */
public record Desk(
        OpenLink links,
        ViewBatch views,
        KeepChoices choices,
        CastVote votes,
        Optional<SignInApprover> signIn,
        Clock clock) {
    public Desk {
        requireNonNull(links, "links is null");
        requireNonNull(views, "views is null");
        requireNonNull(choices, "choices is null");
        requireNonNull(votes, "votes is null");
        requireNonNull(signIn, "signIn is null");
        requireNonNull(clock, "clock is null");
    }
}
