package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.platform.json.JsonObject;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * All groups, each with the groups that it is in: {@code GET /groups?$expand=memberOf}, a hundred
 * at once.
 *
 * <p>To ask for the parents of each group would take a call per group. Graph expands them along
 * with the list, but shows no more than 20 and does not say that there are more (see its known
 * issues). So a group that shows as many is asked for by itself; all others are told whole. A
 * {@code $select} within the expansion is not supported there, which makes rows longer than need
 * be.
 */
final class EntraGroups {
    static final String PATH = "/v1.0/groups";

    /** With an expansion Graph gives no more rows at once. */
    static final int A_PAGE = 100;

    /** From so many on, an expansion may lack some. */
    static final int MOST_EXPANDED = 20;

    private final EntraSettings settings;
    private final EntraRows rows;
    private final EntraMemberOf memberOf;

    EntraGroups(EntraSettings settings, EntraMemberOf memberOf) {
        this.settings = requireNonNull(settings, "settings is null");
        this.rows = new EntraRows(settings.source());
        this.memberOf = requireNonNull(memberOf, "memberOf is null");
    }

    EntraList<Directory.Group> list() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("$select", "id,displayName");
        query.put("$expand", "memberOf");
        query.put("$top", Integer.toString(A_PAGE));
        return new EntraList<>(PATH, settings.graph(PATH), query, row -> Optional.of(group(row)));
    }

    /** How many are in it is not told: counting is a call per group. */
    private Directory.Group group(JsonObject row) {
        return new Directory.Group(
                rows.group(row), row.text("displayName"), Optional.empty(), parents(row));
    }

    private Set<GroupId> parents(JsonObject row) {
        List<JsonObject> expanded = row.having("memberOf").objects("memberOf");
        if (expanded.size() >= MOST_EXPANDED
                || row.optionalText("memberOf@odata.nextLink").isPresent()) {
            return memberOf.of(rows.group(row));
        }
        Set<GroupId> parents = new HashSet<>();
        expanded.forEach(parent -> rows.parentGroup(parent).ifPresent(parents::add));
        return parents;
    }
}
