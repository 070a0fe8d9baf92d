-- What meetings run by, until the working regulations of the place are written in by an administrator.
insert into "rule_setting" ("key", "valid_from", "value", "legal_source") values
  ('meeting.quorum', '2020-01-01', '{"numerator": 2, "denominator": 3}', 'Luật Tổ chức chính quyền địa phương: phiên họp Ủy ban nhân dân chỉ được tiến hành khi có ít nhất hai phần ba tổng số thành viên tham dự'),
  ('meeting.majority', '2020-01-01', '{"numerator": 1, "denominator": 2, "bound": "moreThan", "base": "members"}', 'Luật Tổ chức chính quyền địa phương: quyết định của Ủy ban nhân dân phải được quá nửa tổng số thành viên biểu quyết tán thành'),
  ('meeting.tie', '2020-01-01', '"chair"', 'Luật Tổ chức chính quyền địa phương: số tán thành và số không tán thành ngang nhau thì quyết định theo ý kiến biểu quyết của Chủ tịch Ủy ban nhân dân'),
  ('speech.seconds', '2020-01-01', '300', 'Chưa có văn bản; mức dùng chung cho đến khi nhập quy chế làm việc');
