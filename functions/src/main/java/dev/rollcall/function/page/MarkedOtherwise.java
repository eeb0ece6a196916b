package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.button;
import static dev.rollcall.function.page.Layout.notice;
import static dev.rollcall.function.page.Layout.paragraph;

import dev.rollcall.application.approval.Words;
import dev.rollcall.domain.approval.Vote;

/** Whoever marked people and then releases all must not learn afterwards what became of them. */
final class MarkedOtherwise {
    private MarkedOtherwise() {}

    static Html of(Sheet sheet, Vote.Scope scope) {
        int marked = sheet.view().markedOtherwise();
        if (scope != Vote.Scope.ALL || marked == 0) {
            return Html.nothing();
        }
        return notice(
                "warning",
                paragraph(
                        "You have marked "
                                + Words.count(sheet.batch().kind(), marked)
                                + " otherwise. This releases everybody, whatever is marked. To"
                                + " leave out whom you marked, release a part: that respects your"
                                + " marks."),
                Html.tag("p")
                        .of(
                                button(
                                        sheet.paths().review(Vote.Scope.PART),
                                        "plain",
                                        "Release a part")));
    }
}
