-- Themes of feedback, without duplicates.
SELECT tingkat, wilayah, periode, tema, CAST(SUM(umpan_balik) AS BIGINT) AS umpan_balik
FROM wilayah_umpan_balik
GROUP BY tingkat, wilayah, periode, tema
