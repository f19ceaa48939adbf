-- Each measure by facility, kabupaten or kota, province, and all of them together.
SELECT tingkat, wilayah, periode, tabel, kolom, CAST(SUM(nilai) AS BIGINT) AS nilai, COUNT(DISTINCT fasilitas) AS fasilitas
FROM wilayah_ukuran
GROUP BY tingkat, wilayah, periode, tabel, kolom
