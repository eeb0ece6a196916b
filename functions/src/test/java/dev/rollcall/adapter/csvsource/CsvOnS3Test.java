package dev.rollcall.adapter.csvsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.adapter.s3.S3SourceFiles;
import dev.rollcall.application.port.Directory;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.Project;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The example of docs/custom-sources.md, laid down in a bucket and read. */
class CsvOnS3Test {
    private static final String PAGE = Project.read(Project.path("docs/custom-sources.md"));
    private static final SourceId SOURCE = new SourceId("hr");

    private final TestBucket bucket = TestBucket.unlocked(AwsEndpoint.given());
    private final CsvSource csv =
            new CsvSource(
                    new CsvSourceSettings(SOURCE),
                    new S3SourceFiles(bucket.client(), bucket.name(), "acme/"),
                    new InMemoryCursors(),
                    new MovableClock(Instant.parse("2026-11-27T06:00:00Z")));

    @BeforeEach
    void lay() {
        put("20261127/users.csv", example("users.csv"));
        put("20261127/groups.csv", example("groups.csv"));
        put("20261127/memberships.csv", example("memberships.csv"));
        put("manifest.json", example("manifest.json"));
    }

    @Test
    void the_example_is_accepted_and_says_what_the_page_says() {
        CursorListed<PersonReading.Found> people = csv.directory().people(CursorPoint.START);

        assertThat(people.listing()).isEqualTo(new CursorListing.Ended(3, Set.of()));
        assertThat(people.items())
                .extracting(found -> found.person().value(), PersonReading.Found::standing)
                .containsExactly(
                        tuple("10021", Standing.ENTITLED),
                        tuple("10022", Standing.LEAVER),
                        tuple("10023", Standing.NOT_YET));
        assertThat(csv.directory().groups(CursorPoint.START).items())
                .extracting(group -> group.id().value(), Directory.Group::people)
                .containsExactly(tuple("g-all", Optional.of(1)), tuple("g-sales", Optional.of(2)));
        assertThat(csv.persons().read(new PersonId(SOURCE, "10022")))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found ->
                                assertThat(found.attributes())
                                        .containsEntry("endDate", "2026-11-20"));
    }

    private void put(String name, String content) {
        bucket.put("acme/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String example(String file) {
        String from = PAGE.substring(PAGE.indexOf("`" + file + "`:\n"));
        int begin = from.indexOf('\n', from.indexOf("```")) + 1;
        return from.substring(begin, from.indexOf("```", begin));
    }
}
