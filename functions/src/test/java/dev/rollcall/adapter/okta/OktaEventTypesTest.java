package dev.rollcall.adapter.okta;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toCollection;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whoever sets the event hook up by the docs subscribes it to what we make something of. */
class OktaEventTypesTest {
    private static final Pattern IN_FILTER = Pattern.compile("eventType eq \"([^\"]+)\"");
    private static final Pattern IN_DOCS = Pattern.compile("`([a-z_.]+)`");

    @Test
    void the_docs_subscribe_the_hook_to_exactly_the_types_that_are_watched() {
        String docs = Project.read(Project.path("docs/deploying.md"));
        String step =
                docs.substring(docs.indexOf("3. **Okta event hook**"), docs.indexOf("4. **Policy"));
        String list = step.substring(step.indexOf("   - "), step.indexOf("What is not subscribed"));

        assertThat(found(IN_DOCS, list))
                .isEqualTo(found(IN_FILTER, OktaEventTypes.filter()))
                .allMatch(OktaEventTypes::watched)
                .hasSize(12);
    }

    private static SortedSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
