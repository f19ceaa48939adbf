-- Stays of the funnel by age and status.
SELECT tingkat, wilayah, periode, umur, status, CAST(SUM(keluar) AS BIGINT) AS nilai
FROM wilayah_kontak
GROUP BY tingkat, wilayah, periode, umur, status
