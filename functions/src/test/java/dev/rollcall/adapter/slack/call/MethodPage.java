package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.testing.Project;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a method's page says, from {@code slack/method-pages.txt}. */
record MethodPage(String name, Tier tier, Set<String> scopes, Set<String> errors) {
    private static final List<Tier> TIERS =
            List.of(Tier.ONE, Tier.TWO, Tier.THREE, Tier.FOUR, Tier.FOUR);

    static List<MethodPage> all() {
        return Project.read(Project.path("functions/src/test/resources/slack/method-pages.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(MethodPage::parse)
                .toList();
    }

    private static MethodPage parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new MethodPage(
                parts[0].strip(),
                TIERS.get(Integer.parseInt(parts[1].strip()) - 1),
                set(parts[2]),
                set(parts[3]));
    }

    private static Set<String> set(String text) {
        return Set.copyOf(
                Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
