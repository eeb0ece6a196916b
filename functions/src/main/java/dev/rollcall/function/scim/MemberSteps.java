package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.push.MemberEdit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the steps of a patch make of a group's members, the later over the earlier. */
final class MemberSteps {
    private final Set<String> in = new HashSet<>();
    private final Set<String> out = new HashSet<>();
    private boolean onlyThese;

    private MemberSteps() {}

    static boolean areAbout(PatchStep step) {
        return step.path().isCore(ScimNames.MEMBERS);
    }

    static MemberEdit of(List<PatchStep> steps) {
        MemberSteps members = new MemberSteps();
        steps.stream().filter(MemberSteps::areAbout).forEach(members::take);
        return new MemberEdit(
                members.onlyThese, members.in, members.onlyThese ? Set.of() : members.out);
    }

    private void take(PatchStep step) {
        if (step.path().part().isPresent()) {
            throw ScimRefusal.mutability(
                    "A member is put in or taken out; nothing of it is changed.");
        }
        Optional<ScimFilter> which = step.target().which();
        if (step.value().filter(JsonNode::isNull).isPresent()) {
            // All members, or none? It is not for us to guess.
            throw ScimRefusal.invalidValue(
                    "The value of members is a list, an empty one for none.");
        }
        switch (step.operation()) {
            case ADD -> {
                if (which.isPresent()) {
                    throw ScimRefusal.invalidPath("Members are added without a filter.");
                }
                add(GroupDocument.ids(step.value().orElseThrow()));
            }
            case REPLACE -> {
                if (which.isPresent()) {
                    throw ScimRefusal.mutability("A member cannot be made another one.");
                }
                clear();
                add(GroupDocument.ids(step.value().orElseThrow()));
            }
            case REMOVE -> {
                if (which.isPresent()) {
                    remove(idsOf(which.get()));
                } else if (step.value().isPresent()) {
                    // Entra's way; a list of nobody takes nobody out.
                    remove(GroupDocument.ids(step.value().get()));
                } else {
                    clear();
                }
            }
        }
    }

    private void add(Set<String> ids) {
        in.addAll(ids);
        out.removeAll(ids);
    }

    private void remove(Set<String> ids) {
        in.removeAll(ids);
        out.addAll(ids);
    }

    private void clear() {
        in.clear();
        out.clear();
        onlyThese = true;
    }

    /** A filter that does not name members could mean any of them, so it is refused. */
    private static Set<String> idsOf(ScimFilter which) {
        return switch (which) {
            case ScimFilter.Or(ScimFilter left, ScimFilter right) -> {
                Set<String> both = new HashSet<>(idsOf(left));
                both.addAll(idsOf(right));
                yield both;
            }
            case ScimFilter.Compare compare
                    when compare.operator() == ScimFilter.Operator.EQ
                            && compare.path().isCore(ScimNames.VALUE)
                            && compare.value().isTextual() ->
                    Set.of(compare.value().textValue());
            case ScimFilter.And _,
                    ScimFilter.Not _,
                    ScimFilter.Present _,
                    ScimFilter.Compare _,
                    ScimFilter.Within _ ->
                    throw ScimRefusal.invalidFilter(
                            "Members are named by their ids: members[value eq \"…\"].");
        };
    }
}
