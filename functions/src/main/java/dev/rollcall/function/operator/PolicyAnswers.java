package dev.rollcall.function.operator;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.policy.DecideOnPolicy;
import dev.rollcall.application.policy.ProposePolicy;
import dev.rollcall.application.policy.WithdrawPolicy;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.function.http.Answers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what became of a proposed policy into an answer that says what to do next. */
final class PolicyAnswers {
    /** Whoever needs more has the file, and 'rollcall validate'. */
    private static final int MOST_VIOLATIONS = 200;

    private PolicyAnswers() {}

    static APIGatewayV2HTTPResponse of(ProposePolicy.Outcome outcome) {
        return switch (outcome) {
            case ProposePolicy.Outcome.Proposed(PolicyProposal proposal) -> ok(proposal);
            case ProposePolicy.Outcome.Invalid(var violations, var worldOf) ->
                    Answers.problem(422, "Invalid policy", words(violations, worldOf));
            case ProposePolicy.Outcome.TooFar(List<Promotion.Refusal> refusals) ->
                    Answers.problem(422, "Too far at once", words(refusals));
            case ProposePolicy.Outcome.InForceAlready() ->
                    Answers.problem(
                            409, "In force already", "This very file is in force. Nothing to do.");
            case ProposePolicy.Outcome.AnotherPending(PolicyProposal pending) ->
                    Answers.problem(
                            409,
                            "Another is proposed",
                            "The policy "
                                    + pending.change().after()
                                    + " was proposed by "
                                    + pending.by().operator()
                                    + " and is not done with. Have it decided, or withdraw it.");
            case ProposePolicy.Outcome.TooFew tooFew -> tooFew(tooFew);
            case ProposePolicy.Outcome.NoIdentity() ->
                    Answers.problem(
                            403,
                            "Not known as a person",
                            "The policy does not say which person you are, so nobody can tell that"
                                    + " you will not decide on it yourself. Have 'identity' added"
                                    + " to your entry under 'operators', by somebody else's"
                                    + " proposal.");
        };
    }

    static APIGatewayV2HTTPResponse of(DecideOnPolicy.Outcome outcome) {
        return switch (outcome) {
            case DecideOnPolicy.Outcome.Counted(PolicyProposal proposal) -> ok(proposal);
            case DecideOnPolicy.Outcome.SaidBefore said -> ok(said.proposal());
            case DecideOnPolicy.Outcome.NoSuchProposal() -> noSuchProposal();
            case DecideOnPolicy.Outcome.Stale _ ->
                    Answers.problem(
                            409,
                            "Stale",
                            "It was compared with a policy that is not in force any more. Have it"
                                    + " proposed again.");
            case DecideOnPolicy.Outcome.TooLate(PolicyProposal proposal) -> tooLate(proposal);
            case DecideOnPolicy.Outcome.WrongPhrase(String expected) ->
                    Answers.problem(
                            422,
                            "Another phrase is needed",
                            "To decide so, type: "
                                    + expected
                                    + ". Look at the differences before you do.");
            case DecideOnPolicy.Outcome.IsAuthor() ->
                    Answers.problem(
                            403,
                            "Not your own",
                            "You proposed it, so others decide on it. Nothing was changed.");
            case DecideOnPolicy.Outcome.NoApprover() ->
                    Answers.problem(
                            403,
                            "No approver",
                            "The policy in force has no approver whose 'person' is the 'identity'"
                                    + " of your entry under 'operators'. Nothing was changed.");
        };
    }

    static APIGatewayV2HTTPResponse of(WithdrawPolicy.Outcome outcome) {
        return switch (outcome) {
            case WithdrawPolicy.Outcome.Withdrawn(PolicyProposal proposal) -> ok(proposal);
            case WithdrawPolicy.Outcome.NoSuchProposal() -> noSuchProposal();
            case WithdrawPolicy.Outcome.TooLate(PolicyProposal proposal) -> tooLate(proposal);
        };
    }

    private static APIGatewayV2HTTPResponse ok(PolicyProposal proposal) {
        return OperatorAnswers.ok(PolicyJson.of(proposal));
    }

    private static APIGatewayV2HTTPResponse tooFew(ProposePolicy.Outcome.TooFew tooFew) {
        return Answers.problem(
                409,
                "Too few approvers",
                "This change can be decided by "
                        + tooFew.found()
                        + " where "
                        + tooFew.needed()
                        + " are needed. An approver decides on policies if 'person' is the"
                        + " 'identity' of an entry under 'operators' with the role approver.");
    }

    private static APIGatewayV2HTTPResponse noSuchProposal() {
        return Answers.problem(
                404,
                "No such proposal",
                "Nobody proposes a policy of this digest. See it whole with 'rollcall policy"
                        + " status'.");
    }

    private static APIGatewayV2HTTPResponse tooLate(PolicyProposal proposal) {
        return Answers.problem(
                409,
                "Not open",
                "It is "
                        + BrakeJson.small(proposal.state())
                        + ", or nobody decided in time. Nothing was changed; see 'rollcall policy"
                        + " status'.");
    }

    private static String words(List<Promotion.Refusal> refusals) {
        return refusals.stream().map(PolicyAnswers::words).collect(Collectors.joining(" "));
    }

    private static String words(Promotion.Refusal refusal) {
        String mapping = "The mapping " + refusal.mapping().name();
        return switch (refusal.why()) {
            case JUMP ->
                    mapping
                            + " would take something up by more than one mode. Take one at a time:"
                            + " observe, report, additive, authoritative. What counts is the"
                            + " furthest of all mappings that list a thing, and no more than report"
                            + " under 'mode: observe' or another writer.";
            case UNEXPLAINED ->
                    mapping
                            + " would decide over things of which no good reading of the last 24"
                            + " hours shows that everything in them is explained, so that years of"
                            + " hand edits could be taken. Read both sides with 'rollcall reconcile"
                            + " --wait', put what is unexplained on the records with 'rollcall"
                            + " adopt baseline', and read both sides again.";
            case MEANS_OTHERS ->
                    mapping
                            + " would decide over things, and other people would be meant by the"
                            + " rules of these: whoever they explain now could be taken. Change"
                            + " the group, its nesting or who is excepted first, let both sides be"
                            + " read, and give authority then.";
            case BEGINS_WITH_AUTHORITY ->
                    mapping
                            + " would decide over things that no mapping has listed so far. Let a"
                            + " mapping list them with observe, report or additive first; after"
                            + " the next reconciliation take a baseline, then give it authority.";
        };
    }

    /** Says all of them, and as of when the world was that they speak of. */
    static String words(List<Violation> violations, Optional<Instant> worldOf) {
        String told =
                violations.stream()
                        .limit(MOST_VIOLATIONS)
                        .map(Violation::toString)
                        .collect(Collectors.joining(". "));
        String all =
                violations.size() <= MOST_VIOLATIONS
                        ? told
                        : told + ". And " + (violations.size() - MOST_VIOLATIONS) + " more";
        return worldOf.map(at -> all + ". What is there was read at " + at + ".").orElse(all);
    }
}
