package dev.rollcall.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.TendStream;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.domain.signal.StreamRecord;
import dev.rollcall.domain.signal.StreamStatus;
import dev.rollcall.testing.InMemoryCursors;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class SignalsCheckTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final InMemoryCursors cursors = new InMemoryCursors();
    private final SignalsCheck check = new SignalsCheck(cursors);

    @Test
    void there_need_be_no_stream() {
        assertThat(check.look()).singleElement().returns(Severity.OK, Finding::severity);
    }

    @Test
    void a_stream_that_was_verified_says_when() {
        keep(StreamRecord.UNKNOWN.verified(NOON));

        assertThat(check.look())
                .singleElement()
                .returns(Severity.OK, Finding::severity)
                .satisfies(finding -> assertThat(finding.found()).contains(NOON.toString()));
    }

    @Test
    void a_stream_that_has_stopped_is_a_warning_until_it_is_enabled() {
        StreamRecord paused = StreamRecord.UNKNOWN.updated(StreamStatus.PAUSED, NOON);
        keep(paused);
        assertThat(check.look())
                .singleElement()
                .returns(Severity.WARNING, Finding::severity)
                .satisfies(finding -> assertThat(finding.found()).contains("paused"));

        keep(paused.updated(StreamStatus.ENABLED, NOON));
        assertThat(check.look()).singleElement().returns(Severity.OK, Finding::severity);
    }

    private void keep(StreamRecord record) {
        Optional<String> before = cursors.find(TendStream.CURSOR);
        assertThat(cursors.move(TendStream.CURSOR, before, record.text())).isTrue();
    }
}
