package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;

import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/**
 * A library that others wrote understands the same filters, and finds the same resources by them.
 */
class FilterAgainstLibraryTest {
    private static final int FILTERS = 5_000;

    private static final List<String> RESOURCES =
            List.of(
                    """
                    {"userName": "ada", "title": "Engineer", "active": true,
                     "name": {"familyName": "Lovelace"},
                     "emails": [{"value": "ada@acme.example", "type": "work"},
                                {"value": "a@home.example", "type": "home"}]}
                    """,
                    """
                    {"userName": "Bo", "active": false, "name": {"familyName": "Diaz"},
                     "emails": [{"value": "bo@acme.example", "type": "home"}]}
                    """,
                    """
                    {"userName": "cy", "title": "engineer"}
                    """);

    private static final List<String> TERMS =
            List.of(
                    "userName eq \"ADA\"",
                    "userName sw \"b\"",
                    "userName ew \"o\"",
                    "userName co \"d\"",
                    "userName gt \"b\"",
                    "userName ge \"bo\"",
                    "userName lt \"bo\"",
                    "userName le \"cy\"",
                    "title pr",
                    "title eq \"engineer\"",
                    "active eq true",
                    "active eq false",
                    "name.familyName eq \"diaz\"",
                    "name.familyName pr",
                    "emails pr",
                    "emails.value co \"home\"",
                    "emails.type eq \"work\"",
                    "emails[type eq \"work\" and value co \"ada\"]",
                    "emails[type eq \"home\" and value co \"bo\"]",
                    "emails[not (type eq \"home\")]",
                    "nickName pr",
                    "nickName eq \"x\"");

    @Test
    void filters_of_any_shape() throws ScimException, JsonProcessingException {
        Random random = new Random(20_261_127);
        for (int i = 0; i < FILTERS; i++) {
            String filter = filter(random, 3);
            Filter theirs = Filter.fromString(filter);
            ScimFilter ours = FilterReader.read(filter);
            for (String resource : RESOURCES) {
                JsonNode node =
                        JsonUtils.getObjectReader().forType(JsonNode.class).readTree(resource);
                assertThat(FilterMatch.fits(ours, Json.read(resource)))
                        .as(filter + " of " + resource)
                        .isEqualTo(FilterEvaluator.evaluate(theirs, node));
            }
        }
    }

    private static String filter(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 5)) {
            case 1 -> filter(random, depth - 1) + " and " + filter(random, depth - 1);
            case 2 -> filter(random, depth - 1) + " or " + filter(random, depth - 1);
            case 3 -> "not (" + filter(random, depth - 1) + ")";
            case 4 -> "(" + filter(random, depth - 1) + ")";
            default -> TERMS.get(random.nextInt(TERMS.size()));
        };
    }
}
