package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** An app that only the people and groups named here may use. */
public record AppPermission(String app, Set<String> users, Set<String> userGroups) {
    public AppPermission {
        requireNonNull(app, "app is null");
        users = new TreeSet<>(users);
        userGroups = new TreeSet<>(userGroups);
    }

    /** Returns the permission without these people and groups. */
    public AppPermission without(Collection<String> people, Collection<String> groups) {
        Set<String> left = new TreeSet<>(users);
        left.removeAll(people);
        Set<String> groupsLeft = new TreeSet<>(userGroups);
        groupsLeft.removeAll(groups);
        return new AppPermission(app, left, groupsLeft);
    }
}
