package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The last answer to each of the last calls that changed nothing. */
final class PastAnswers {
    private static final int MOST = 500;

    private final SlackOrganisation slack;
    private final Function<Request, Reply> honest;
    private final Map<Question, Reply> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Reply> eldest) {
                    return size() > MOST;
                }
            };

    private record Question(String method, String path, Map<String, String> query, String body) {
        static Question of(Request request) {
            return new Question(
                    request.method(),
                    request.path(),
                    new TreeMap<>(request.query()),
                    request.body());
        }
    }

    PastAnswers(SlackOrganisation slack, Function<Request, Reply> honest) {
        this.slack = requireNonNull(slack, "slack is null");
        this.honest = requireNonNull(honest, "honest is null");
    }

    /** Answers as it is now. */
    Reply answer(Request request) {
        long before = slack.version();
        Reply reply = honest.apply(request);
        if (slack.version() == before) {
            synchronized (answers) {
                answers.put(Question.of(request), reply);
            }
        }
        return reply;
    }

    /** Returns how the same call was answered the last time; empty if it was not called. */
    Optional<Reply> of(Request request) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(Question.of(request)));
        }
    }
}
