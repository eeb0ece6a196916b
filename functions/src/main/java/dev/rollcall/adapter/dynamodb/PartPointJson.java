package dev.rollcall.adapter.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

/** Where the reading of a list stands, as short JSON. What was seen is left out. */
final class PartPointJson {
    private static final String BY = "by";
    private static final String CURSOR = "cursor";
    private static final String INDEX = "index";
    private static final String NEXT = "next";
    private static final String TOTAL = "total";
    private static final String ANCHOR = "anchor";
    private static final String PAGES = "pages";
    private static final String DOUBTS = "doubts";

    private PartPointJson() {}

    static String write(PartPoint point) {
        ObjectNode node =
                switch (point) {
                    case PartPoint.ByCursor(CursorPoint at) ->
                            Json.object()
                                    .put(BY, CURSOR)
                                    .put(NEXT, ReconciliationJson.orNull(at.cursor()))
                                    .put(PAGES, at.pages())
                                    .put(DOUBTS, DoubtLetters.write(at.doubts()));
                    case PartPoint.ByIndex(ListingPoint at) ->
                            Json.object()
                                    .put(BY, INDEX)
                                    .put(NEXT, at.startIndex())
                                    .put(TOTAL, ReconciliationJson.orNull(at.total()))
                                    .put(ANCHOR, ReconciliationJson.orNull(at.anchor()))
                                    .put(PAGES, at.pages())
                                    .put(DOUBTS, DoubtLetters.write(at.doubts()));
                };
        return Json.write(node);
    }

    static PartPoint read(String text) {
        JsonObject point = Json.readObject(text);
        return switch (point.text(BY)) {
            case CURSOR ->
                    new PartPoint.ByCursor(
                            new CursorPoint(
                                    point.optionalText(NEXT),
                                    ReconciliationJson.number(point, PAGES),
                                    DoubtLetters.read(point.text(DOUBTS)),
                                    SeenIds.none()));
            case INDEX ->
                    new PartPoint.ByIndex(
                            new ListingPoint(
                                    ReconciliationJson.number(point, NEXT),
                                    point.member(TOTAL).map(ReconciliationJson::number),
                                    point.optionalText(ANCHOR),
                                    ReconciliationJson.number(point, PAGES),
                                    DoubtLetters.read(point.text(DOUBTS)),
                                    SeenIds.none()));
            default -> throw new MalformedJson("A list is read by cursor or by number");
        };
    }
}
