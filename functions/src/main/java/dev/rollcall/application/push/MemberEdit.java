package dev.rollcall.application.push;

import java.util.Set;

/**
 * What a request does to the members of a group, each id on one side at most.
 *
 * @param onlyThese whether all others are taken out
 * @param in ids of users or groups that are to be in it
 * @param out those that are not
 */
public record MemberEdit(boolean onlyThese, Set<String> in, Set<String> out) {
    public MemberEdit {
        in = Set.copyOf(in);
        out = Set.copyOf(out);
    }

    public boolean isNone() {
        return !onlyThese && in.isEmpty() && out.isEmpty();
    }
}
