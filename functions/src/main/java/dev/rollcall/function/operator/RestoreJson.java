package dev.rollcall.function.operator;

import dev.rollcall.application.operator.RestoreList;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.Restore.State;
import dev.rollcall.wire.RestoreAnswer;
import dev.rollcall.wire.RestoreState;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Restores as the wire has them. */
public final class RestoreJson {
    private final Labels labels;

    /**
     * @param labels what the policy's file calls things
     */
    public RestoreJson(Map<Entitlement, String> labels) {
        this.labels = new Labels(labels);
    }

    RestoreAnswer of(String word, List<Restore> restores) {
        return new RestoreAnswer(
                word, "", restores.stream().map(each -> state(word, each)).toList());
    }

    RestoreAnswer of(String word, RestoreList list) {
        return new RestoreAnswer(
                word,
                list.digest(),
                list.parts().stream()
                        .map(part -> proposed(part.proposed(), part.items()))
                        .toList());
    }

    private RestoreState state(String word, Restore restore) {
        return switch (restore.state()) {
            case State.Approved approved ->
                    new RestoreState(
                            restore.person().toString(),
                            restore.account().value(),
                            "approved",
                            reactivates(restore),
                            restore.capturedAt().toString(),
                            approved.approval().at().toString(),
                            items(approved.items()),
                            List.of(),
                            approved.approval().by(),
                            approved.approval().digest());
            case State.Proposed _, State.Captured _ -> {
                RestoreState proposed = proposed(restore, restore.items());
                yield word.equals("declined") ? declined(proposed) : proposed;
            }
        };
    }

    private RestoreState proposed(Restore restore, Collection<Entitlement> items) {
        return new RestoreState(
                restore.person().toString(),
                restore.account().value(),
                "proposed",
                reactivates(restore),
                restore.capturedAt().toString(),
                restore.waitsSince().map(Object::toString).orElse(""),
                items(items),
                leftOut(restore),
                "",
                "");
    }

    private static boolean reactivates(Restore restore) {
        return restore.cut() == Restore.Cut.ELSEWHERE;
    }

    private static RestoreState declined(RestoreState was) {
        return new RestoreState(
                was.person(),
                was.account(),
                "declined",
                was.reactivates(),
                was.capturedAt(),
                was.since(),
                was.items(),
                was.leftOut(),
                "",
                "");
    }

    private List<RestoreState.Item> items(Collection<Entitlement> items) {
        return items.stream()
                .map(item -> new RestoreState.Item(item.key(), labels.of(item)))
                .toList();
    }

    private List<RestoreState.LeftOut> leftOut(Restore restore) {
        return restore.state() instanceof State.Proposed proposed
                ? proposed.leftOut().stream().map(this::leftOut).toList()
                : List.of();
    }

    private RestoreState.LeftOut leftOut(LeftOut left) {
        return new RestoreState.LeftOut(
                left.entitlement().key(),
                labels.of(left.entitlement()),
                left.why().code(),
                meaning(left.why()));
    }

    private static String meaning(LeftOut.Why why) {
        return switch (why) {
            case PROTECTED, FOREIGN_WRITER, ACCOUNT_TYPE, NO_WORKSPACE, NOT_ON_THIS_PLAN ->
                    Meanings.of(why.code());
            case ROLE -> "Roles are given by people only.";
            case STAY_ENDED -> "The end of the person's stay has come.";
            case AUTHORITATIVE ->
                    "A rule with authority lists it and does not mean the person: it would be taken"
                            + " again.";
            case BY_RULES -> "A rule gives it.";
        };
    }
}
