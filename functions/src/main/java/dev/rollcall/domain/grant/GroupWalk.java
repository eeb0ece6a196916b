package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The way up from the groups that name a person to all groups the person is in by them, each once
 * and by the shortest path; of several equally short ones by the first by name, read from the
 * person's side. Cycles and diamonds end where a group has been reached before.
 *
 * <p>It goes level by level, each level in the order of its paths and each group's parents in the
 * order of their names, so whoever comes first to a group has its path. One walk serves one person
 * after another without allocating anything; it is for one thread.
 */
public final class GroupWalk {
    private static final int NONE = -1;

    private final GroupGraph graph;
    private final int[] place;
    private final int[] reached;
    private final int[] cameFrom;
    private final int[] depths;
    private int count;

    public GroupWalk(GroupGraph graph) {
        this.graph = requireNonNull(graph, "graph is null");
        this.place = new int[graph.size()];
        Arrays.fill(place, NONE);
        this.reached = new int[graph.size()];
        this.cameFrom = new int[graph.size()];
        this.depths = new int[graph.size()];
    }

    /** Forgets the last person and goes up from these groups, which are sorted by it. */
    public void from(int[] direct) {
        for (int at = 0; at < count; at++) {
            place[reached[at]] = NONE;
        }
        count = 0;
        Arrays.sort(direct);
        for (int group : direct) {
            reach(group, NONE, 0);
        }
        for (int at = 0; at < count; at++) {
            for (int parent : graph.parentsOf(reached[at])) {
                reach(parent, at, depths[at] + 1);
            }
        }
    }

    /** Returns how many groups the person is in. */
    public int count() {
        return count;
    }

    /** Returns the number of the group that was reached at the place, from 0; the nearest first. */
    public int groupAt(int at) {
        return reached[at];
    }

    /** Returns the place from which that group was reached; negative for one that is direct. */
    public int before(int at) {
        return cameFrom[at];
    }

    /** Returns how many groups lie below that group on its path. */
    public int depthAt(int at) {
        return depths[at];
    }

    boolean isIn(GroupId group) {
        OptionalInt number = graph.find(group);
        return number.isPresent() && place[number.getAsInt()] != NONE;
    }

    /** Returns whether the person is in the group, with so many groups below it at most. */
    boolean isWithin(int levels, int group) {
        return place[group] != NONE && depths[place[group]] <= levels;
    }

    GroupPath pathTo(int at) {
        List<GroupId> path = new ArrayList<>();
        for (int step = at; step != NONE; step = cameFrom[step]) {
            path.add(graph.group(reached[step]));
        }
        return new GroupPath(path.reversed());
    }

    private void reach(int group, int from, int depth) {
        if (place[group] != NONE) {
            return;
        }
        place[group] = count;
        reached[count] = group;
        cameFrom[count] = from;
        depths[count] = depth;
        count++;
    }
}
