"""The addresses that are not measured, by the reason why: none is a list or the page of a thing."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "a form to fill: its fields are few whatever the company holds": """
        board:answer_ask board:draft kpis:define kpis:edit kpis:event_edit kpis:event_new
        kpis:new kpis:new_event kpis:new_target kpis:new_term kpis:new_value
        people:accept people:account people:invite people:link people:member people:member_new
        people:owner people:owner_new people:person_edit people:person_new people:product_edit
        people:product_new people:profile people:settings people:team_edit people:team_new people:welcome
        roadmap:edit roadmap:new roadmap:theme sources:columns sources:new
        sources:edit_connection sources:new_connection sources:new_feed strategy:check_in
        strategy:edit_entry strategy:edit_key_result strategy:edit_objective strategy:new_entry
        strategy:new_key_result strategy:new_objective strategy:publish strategy:review
        arbitration:new arbitration:edit arbitration:scenario commitment:reason workshop:decision""",
    "it writes, then leads to a page that is measured": """
        analysis:follow analysis:moved_seen
        analysis:decide analysis:revoke analysis:share board:answers board:ask board:change_ask
        board:drop_answer board:drop_ask board:move_ask board:revoke board:share
        desk:answered desk:delete_comment desk:delete_view desk:edit_comment
        desk:save_view desk:share_view desk:update_view kpis:archive kpis:delete kpis:drop_event
        kpis:event_delete kpis:drop_target kpis:drop_term kpis:drop_value people:deactivate people:member_remove
        people:owner_remove people:product_archive people:product_delete people:product_unarchive
        people:reactivate people:role_give people:role_take people:session_end people:team_archive
        people:team_delete people:team_unarchive roadmap:cells roadmap:column roadmap:link roadmap:shift
        roadmap:theme-removal roadmap:undo roadmap:unlink sources:links sources:meanings sources:run
        sources:teams sources:undo sources:delete_connection sources:read_feed sources:test_connection
        strategy:acknowledge strategy:archive_entry strategy:archive_key_result
        arbitration:archive arbitration:ask arbitration:copy arbitration:delete
        arbitration:force arbitration:propose arbitration:protect arbitration:put
        arbitration:solve arbitration:solve_all arbitration:staff
        arbitration:halt arbitration:hold arbitration:stop arbitration:take arbitration:unprotect
        arbitration:past_count arbitration:past_forget
        commitment:cause commitment:control commitment:outside commitment:prove
        commitment:remove_control commitment:review_now commitment:revoke commitment:share commitment:spent
        workshop:cast workshop:consent workshop:dissent workshop:forget workshop:mine workshop:participants
        workshop:renew workshop:step workshop:subjects workshop:take-off
        strategy:archive_objective strategy:cells strategy:delete_entry strategy:delete_key_result
        strategy:delete_objective strategy:set_state strategy:undo_cells trail:undo ui:preference""",
    "a file, or data for a drawing": """
        board:figures board:pdf board:shared_pdf board:slides board:shared_slides commitment:csv commitment:json
        commitment:shared_pdf kpis:drawn kpis:export kpis:export_json roadmap:export
        sources:problems sources:template strategy:export_register""",
    "a part of a page, asked for when it is opened": """
        analysis:know analysis:serving bridge:costs desk:names desk:waiting kpis:know roadmap:choices
        roadmap:filters roadmap:known strategy:cell_choices strategy:know trail:actors
        arbitration:known""",
    "an answer computed when it is asked: benchmarks.why_scale measures the click": "analysis:why analysis:sample",
    "one text alone, to print": "strategy:printed",
    "the components of the house, for who builds it": "ui:design",
    "a way of signing in that is closed": """
        closed:code closed:confirmation closed:connections closed:email closed:old_connections
        closed:old_outside_signup closed:outside_signup closed:signup closed:verification""",
}
LEFT_OUT = frozenset(name for names in REASONS.values() for name in names.split())
