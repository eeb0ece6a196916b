package dev.rollcall.function.operator;

import dev.rollcall.application.operator.ReconciliationView.Report;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;
import dev.rollcall.wire.ReconcileReport;
import dev.rollcall.wire.ReconcileReport.Count;
import dev.rollcall.wire.ReconcileReport.ListRead;
import dev.rollcall.wire.ReconcileReport.Result;
import dev.rollcall.wire.ReconcileReport.SourceRead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a reconciliation put down beside its snapshot, as the wire has it. */
final class ReportJson {
    /** Of several thousand groups a human needs those that are not whole; these come first. */
    private static final int MOST_LISTS = 2000;

    private static final String BY_OTHERS = "deactivatedByOthers";

    private ReportJson() {}

    static ReconcileReport none() {
        return new ReconcileReport(
                "", "", "", "", 0, 0, List.of(), 0, List.of(), List.of(), 0, "", 0, List.of(),
                List.of());
    }

    /**
     * @throws PortFailure.NeedsHuman if a document cannot be understood
     */
    static ReconcileReport of(Report report) {
        try {
            return read(
                    report,
                    report.found().map(Json::readObject),
                    report.outcome().map(Json::readObject));
        } catch (MalformedJson _) {
            throw new PortFailure.NeedsHuman(
                    "Reading the report of a reconciliation", "report-unreadable");
        }
    }

    private static ReconcileReport read(
            Report report, Optional<JsonObject> found, Optional<JsonObject> outcome) {
        List<ListRead> lists = all(found, "lists", ReportJson::list);
        List<ListRead> shown =
                lists.stream()
                        .sorted(Comparator.comparing(ListRead::whole).thenComparing(ListRead::list))
                        .limit(MOST_LISTS)
                        .toList();
        return new ReconcileReport(
                report.snapshot().value(),
                text(found, "begun"),
                text(found, "compared"),
                text(outcome, "ended"),
                number(found, "activeAccounts"),
                number(found, "workedOnMeanwhile"),
                shown,
                lists.size() - shown.size(),
                all(found, "sources", ReportJson::source),
                counts(found, "found"),
                number(found, "gone"),
                found.flatMap(one -> one.optionalText("auditLogNotWhole")).orElse(""),
                // Reports of before that was counted do not have it.
                found.filter(one -> one.member(BY_OTHERS).isPresent())
                        .map(one -> (int) one.wholeNumber(BY_OTHERS))
                        .orElse(0),
                counts(found, "toBeSetRight"),
                results(outcome));
    }

    private static ListRead list(JsonObject list) {
        List<String> why =
                new ArrayList<>(list.texts("doubts").stream().map(ReportJson::code).toList());
        list.optionalText("refused").ifPresent(why::add);
        return new ListRead(
                list.text("list"),
                (int) list.wholeNumber("pages"),
                (int) list.wholeNumber("rows"),
                list.bool("whole"),
                why);
    }

    private static SourceRead source(JsonObject source) {
        return new SourceRead(
                source.text("source"),
                (int) source.wholeNumber("people"),
                source.bool("whole"),
                source.texts("reasons"));
    }

    private static List<Count> counts(Optional<JsonObject> document, String name) {
        return document.map(one -> counts(one.object(name), Count::new)).orElseGet(List::of);
    }

    private static List<Result> results(Optional<JsonObject> outcome) {
        List<Result> results = new ArrayList<>();
        outcome.map(one -> one.object("setRight"))
                .ifPresent(kinds ->
                        names(kinds)
                                .forEach(kind ->
                                        results.addAll(
                                                counts(
                                                        kinds.object(kind),
                                                        (word, number) ->
                                                                new Result(kind, word, number)))));
        return results;
    }

    private interface Counted<T> {
        T of(String name, int number);
    }

    private static <T> List<T> counts(JsonObject object, Counted<T> counted) {
        return names(object).stream()
                .map(name -> counted.of(name, (int) object.wholeNumber(name)))
                .toList();
    }

    private static List<String> names(JsonObject object) {
        List<String> names = new ArrayList<>();
        object.node().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static <T> List<T> all(
            Optional<JsonObject> document, String name, Function<JsonObject, T> each) {
        return document.map(one -> one.objects(name).stream().map(each).toList())
                .orElseGet(List::of);
    }

    private static String text(Optional<JsonObject> document, String name) {
        return document.map(one -> one.text(name)).orElse("");
    }

    private static int number(Optional<JsonObject> document, String name) {
        return document.map(one -> (int) one.wholeNumber(name)).orElse(0);
    }

    private static String code(String doubt) {
        return doubt.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
